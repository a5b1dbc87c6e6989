using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Sealpost.Web.Pages;

/// <summary>A file that pages refer to. It is part of the program, so that there is nothing to install beside it.</summary>
internal sealed class Asset
{
    private readonly string _type;
    private readonly byte[] _plain;
    private readonly byte[] _brotli;
    private readonly EntityTagHeaderValue _tag;

    private Asset(string name, string type, byte[] plain)
    {
        (Name, _type, _plain) = (name, type, plain);
        var digest = Convert.ToHexStringLower(SHA256.HashData(plain));
        Url = $"/{name}?v={digest[..12]}";
        _tag = new($"\"{digest[..32]}\"");
        _brotli = Pack(plain);
    }

    /// <summary>All style sheets, one after the other in the order of their names.</summary>
    public static Asset Style { get; } = new("site.css", "text/css; charset=utf-8", Read("wwwroot/css/"));

    public static Asset Script { get; } = new("app.js", "text/javascript; charset=utf-8", Read("wwwroot/app.js"));

    public static Asset Icon { get; } = new("favicon.svg", "image/svg+xml", Read("wwwroot/favicon.svg"));

    /// <summary>The name in the URL.</summary>
    public string Name { get; }

    /// <summary>The path with a digest of the content, so that a browser may keep it for ever.</summary>
    public string Url { get; }

    /// <summary>The answer to a request for it.</summary>
    public IResult Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            return TypedResults.Bytes(_plain, _type, entityTag: _tag);
        }

        headers.ContentEncoding = "br";
        return TypedResults.Bytes(_brotli, _type, entityTag: new($"\"{_tag.Tag.ToString().Trim('"')}-br\""));
    }

    private static byte[] Read(string start)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var name in names)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd());
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            brotli.Write(plain);
        }

        return packed.ToArray();
    }
}
