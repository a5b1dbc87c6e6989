using BenchmarkDotNet.Running;
using Sealpost.Bench;

if (args is ["one-domain", var binary, .. var arguments])
{
    return OneDomain.Run(binary, arguments);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
