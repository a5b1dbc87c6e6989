using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Sealpost.Bench;

if (args is ["one-domain", var binary, .. var arguments])
{
    return OneDomain.Run(binary, arguments);
}

if (args is ["warm", var resolver, var authorities, .. var domains])
{
    return await Warm.RunAsync(resolver, authorities, domains);
}

if (args is ["web", var address, var domain])
{
    return await WebApp.RunAsync(address, domain);
}

// In this process: the repository's own build settings (artifacts, central packages) do not fit a generated project.
var job = Job.MediumRun.WithLaunchCount(1).WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
