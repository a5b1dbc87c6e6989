using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sealpost.Testing;
using Sealpost.Web.Storage;

namespace Sealpost.Web.Tests.Hosting;

public sealed class HealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_not_ready_while_the_database_does_not_answer_and_lives_all_the_same()
    {
        var tables = new Failing();
        await using var app = await WebApp.StartAsync(new SmallInternet { Zone = "" }, services =>
        {
            var real = services.Last(static one => one.ServiceType == typeof(IDbContextFactory<SealpostDb>));
            services.AddSingleton<IDbContextFactory<SealpostDb>>(provider =>
            {
                tables.Real = (IDbContextFactory<SealpostDb>)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
                return tables;
            });
        });

        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(app, "/healthz/ready"));
        tables.IsDown = true;
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "the database does not answer\n"), await AskAsync(app, "/healthz/ready"));
        Assert.Equal((HttpStatusCode.OK, "alive\n"), await AskAsync(app, "/healthz/live"));
        tables.IsDown = false;
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(app, "/healthz/ready"));
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(WebApp app, string path)
    {
        using var answer = await app.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private sealed class Failing : IDbContextFactory<SealpostDb>
    {
        public IDbContextFactory<SealpostDb> Real { get; set; } = null!;

        public bool IsDown { get; set; }

        public SealpostDb CreateDbContext() =>
            IsDown ? throw new InvalidOperationException("the database is gone") : Real.CreateDbContext();
    }
}
