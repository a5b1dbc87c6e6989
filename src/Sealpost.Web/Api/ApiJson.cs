using System.Text.Json.Serialization;

namespace Sealpost.Web.Api;

/// <summary>How the interface's own shapes are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckStatus))]
[JsonSerializable(typeof(DomainChecks))]
[JsonSerializable(typeof(CatalogDocument))]
internal sealed partial class ApiJson : JsonSerializerContext;
