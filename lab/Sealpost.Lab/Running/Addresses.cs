namespace Sealpost.Lab.Running;

/// <summary>The lab's map of the loopback network.</summary>
internal static class Addresses
{
    /// <summary>The validating resolver.</summary>
    public const string Resolver = "127.0.53.53";

    /// <summary>A resolver that invents some answers and takes the rest from <see cref="Resolver"/>.</summary>
    public const string OddResolver = "127.0.53.54";

    /// <summary>The name server of all zones.</summary>
    public const string Nsd = "127.0.53.1";

    /// <summary>A name server that refuses every question.</summary>
    public const string OddServer = "127.0.53.2";

    /// <summary>Where a lab listens to say that it is there.</summary>
    public const string Lock = "127.0.53.99";

    /// <summary>nginx, for every policy host that needs no address of its own.</summary>
    public const string Web = "127.0.80.1";

    /// <summary>Postfix.</summary>
    public const string Postfix = "127.0.0.1";

    /// <summary>Further addresses of nginx, one after the other.</summary>
    public static string OwnWeb(int number) => $"127.0.80.{number + 1}";

    /// <summary>The scripted HTTPS servers.</summary>
    public static string ScriptedWeb(int number) => $"127.0.81.{number}";

    /// <summary>The scripted SMTP servers and the further listeners of Postfix.</summary>
    public static string Mail(int number) => $"127.0.25.{number}";
}
