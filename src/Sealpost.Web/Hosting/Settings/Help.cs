namespace Sealpost.Web.Hosting.Settings;

/// <summary><c>--help</c>.</summary>
internal static class Help
{
    public const string Purpose = "A page and an interface where anyone checks whether mail to a domain travels protected.";

    private const int Label = 30;

    public static void Write(TextWriter output)
    {
        output.WriteLine(Purpose);
        output.WriteLine();
        output.WriteLine("Usage");
        output.WriteLine("  sealpost-web [OPTION…]");
        output.WriteLine();
        output.WriteLine("Examples");
        output.WriteLine("  sealpost-web");
        output.WriteLine("      For this machine only, at http://127.0.0.1:8080");
        output.WriteLine("  sealpost-web --public-url https://check.example.com --trusted-proxy 127.0.0.1");
        output.WriteLine("      Behind a proxy on the same machine");
        output.WriteLine();
        output.WriteLine("Options");
        foreach (var setting in SettingList.WithOption)
        {
            var label = setting.Value is null ? setting.Option : $"{setting.Option} {setting.Value}";
            var more = setting.Several ? " (repeatable)" : "";
            output.WriteLine($"  {label.PadRight(Label)}  {setting.Purpose}{more}");
            output.WriteLine($"  {"",Label}  Default: {setting.Default}");
        }

        output.WriteLine($"  {"-h, --help".PadRight(Label)}  Show help");
        output.WriteLine($"  {"--version".PadRight(Label)}  Show the version");
        output.WriteLine();
        output.WriteLine("Each can be given as an environment variable, too, as SEALPOST_RETENTION_DAYS=30, or in a file,");
        output.WriteLine("as {\"Sealpost\": {\"RetentionDays\": 30}}. Options go before variables, variables before files.");
        output.WriteLine();
        output.WriteLine("Exit status");
        output.WriteLine("  0 stopped when asked to; 1 it could not start; 2 wrong settings.");
    }
}
