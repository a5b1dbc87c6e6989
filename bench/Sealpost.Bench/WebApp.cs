using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sealpost.Bench;

/// <summary>
/// A running web app under a steady load, and how much longer it takes to answer for a domain than looking at it takes.
/// </summary>
internal static class WebApp
{
    private const int Warmups = 50;
    private const int Checks = 101;
    private const int Rate = 200;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(30);

    /// <summary>Checks a domain again and again, then asks for the page of the last check 200 times a second.</summary>
    public static async Task<int> RunAsync(string address, string domain)
    {
        using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        var overheads = new List<double>();
        var id = "";
        for (var run = 0; run < Warmups + Checks; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync("/api/v1/checks?wait=60", new { domain });
            var octets = await answer.Content.ReadAsByteArrayAsync();
            var whole = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var document = JsonSerializer.Deserialize<JsonElement>(octets);
            if (!answer.IsSuccessStatusCode || !document.TryGetProperty("milliseconds", out var looking))
            {
                Console.Error.WriteLine($"{(int)answer.StatusCode}: {document}");
                return 1;
            }

            var location = answer.Content.Headers.ContentLocation ?? answer.Headers.Location;
            if (location!.ToString().EndsWith(id, StringComparison.Ordinal) && id.Length > 0)
            {
                Console.Error.WriteLine("The app reuses results; start it with --reuse-seconds 0 --checks-per-domain 0.");
                return 1;
            }

            id = location.ToString().Split('/')[^1];
            if (run >= Warmups)
            {
                overheads.Add(whole - looking.GetDouble());
            }
        }

        Console.WriteLine(Line("answer beyond the bare check, ms", overheads));
        await LoadAsync(client, $"/result/{id}", Settling);
        var latencies = await LoadAsync(client, $"/result/{id}", Measuring);
        Console.WriteLine(Line($"finished page at {Rate}/s, ms", latencies));
        return 0;
    }

    // Every request has its moment, however late the one before it is: waiting in line counts.
    private static async Task<List<double>> LoadAsync(HttpClient client, string path, TimeSpan time)
    {
        var pending = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; number < time.TotalSeconds * Rate; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / Rate);
            var wait = due - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            pending.Add(AskAsync(client, path, start, due));
        }

        return [.. await Task.WhenAll(pending)];
    }

    private static async Task<double> AskAsync(HttpClient client, string path, long start, TimeSpan due)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
    }

    private static string Line(string name, List<double> values)
    {
        values.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: median {values[values.Count / 2]:0.0}, p99 {values[values.Count * 99 / 100]:0.0}, "
            + $"most {values[^1]:0.0} ({values.Count} times)");
    }
}
