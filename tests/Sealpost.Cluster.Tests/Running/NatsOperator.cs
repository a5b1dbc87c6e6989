using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NATS.NKeys;

namespace Sealpost.Cluster.Tests.Running;

/// <summary>An operator, one account and one user, signed as <c>nsc</c> does it: what <c>--nats-creds</c> is for.</summary>
internal sealed class NatsOperator
{
    private readonly KeyPair _operator = KeyPair.CreatePair(PrefixByte.Operator);
    private readonly KeyPair _system = KeyPair.CreatePair(PrefixByte.Account);
    private readonly KeyPair _account = KeyPair.CreatePair(PrefixByte.Account);

    /// <summary>What goes into the configuration of a server.</summary>
    public string Configuration => $$"""
        operator: {{Signed(_operator, _operator, "operator", [])}}
        system_account: {{_system.GetPublicKey()}}
        resolver: MEMORY
        resolver_preload: {
          {{_system.GetPublicKey()}}: {{Account(_system, storage: 0)}}
          {{_account.GetPublicKey()}}: {{Account(_account, storage: -1)}}
        }
        """;

    /// <summary>Credentials of a new user: a JWT and the seed of its key.</summary>
    /// <param name="isKnown">False for a user whom an account of another operator has signed.</param>
    public string Credentials(bool isKnown = true)
    {
        using var user = KeyPair.CreatePair(PrefixByte.User);
        using var stranger = KeyPair.CreatePair(PrefixByte.Account);
        var token = Signed(isKnown ? _account : stranger, user, "user", new()
        {
            ["pub"] = new JsonObject(),
            ["sub"] = new JsonObject(),
            ["subs"] = -1,
            ["data"] = -1,
            ["payload"] = -1,
        });
        return $"""
            -----BEGIN NATS USER JWT-----
            {token}
            ------END NATS USER JWT------

            -----BEGIN USER NKEY SEED-----
            {user.GetSeed()}
            ------END USER NKEY SEED------

            """;
    }

    private string Account(KeyPair account, int storage) => Signed(_operator, account, "account", new()
    {
        ["limits"] = new JsonObject
        {
            ["subs"] = -1,
            ["data"] = -1,
            ["payload"] = -1,
            ["imports"] = -1,
            ["exports"] = -1,
            ["wildcards"] = true,
            ["conn"] = -1,
            ["leaf"] = -1,
            ["mem_storage"] = storage,
            ["disk_storage"] = storage,
            ["streams"] = storage,
            ["consumer"] = storage,
        },
        ["default_permissions"] = new JsonObject { ["pub"] = new JsonObject(), ["sub"] = new JsonObject() },
    });

    private static string Signed(KeyPair issuer, KeyPair subject, string type, JsonObject claims)
    {
        claims["type"] = type;
        claims["version"] = 2;
        var body = new JsonObject
        {
            ["jti"] = subject.GetPublicKey(),
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["iss"] = issuer.GetPublicKey(),
            ["name"] = type,
            ["sub"] = subject.GetPublicKey(),
            ["nats"] = claims,
        };
        var text = $"{Encoded("""{"typ":"JWT","alg":"ed25519-nkey"}""")}.{Encoded(body.ToJsonString(JsonSerializerOptions.Default))}";
        var signature = new byte[64];
        issuer.Sign(Encoding.ASCII.GetBytes(text), signature);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
