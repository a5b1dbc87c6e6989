using System.Reflection;
using Sealpost.Core.Checks;
using Sealpost.Core.Names;
using Sealpost.Core.Observations.Json;
using Sealpost.Core.Reporting;
using Sealpost.Web.Checking;

namespace Sealpost.Web.Tests.Storage;

/// <summary>Checks and reports to be kept.</summary>
internal static class SomeChecks
{
    public static DateTimeOffset Then { get; } = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static DomainName Name(string domain) =>
        DomainName.TryParse(domain, out var name) ? name : throw new ArgumentException(domain, nameof(domain));

    public static RunningCheck Open(string domain, DateTimeOffset at, bool smtp = true) =>
        new(CheckId.Random(), new(Name(domain), smtp, "192.0.2.1"), at);

    public static CheckReport Report(string domain, DateTimeOffset at)
    {
        var root = typeof(SomeChecks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static entry => entry.Key == "RepositoryRoot").Value!;
        var saved = File.ReadAllBytes(Path.Combine(root, "testdata", "observations", "healthy.json"));
        return ObservationJson.TryRead(saved, out var seen, out var fault)
            ? CheckReport.Judge(seen with { Domain = Name(domain), At = at }, Catalog.All)
            : throw new InvalidDataException(fault);
    }
}
