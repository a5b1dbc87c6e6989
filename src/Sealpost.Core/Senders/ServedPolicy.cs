using Sealpost.Core.Text;

namespace Sealpost.Core.Senders;

/// <summary>What a policy host served, as far as the text of a policy is concerned.</summary>
/// <param name="Body">The octets of the policy.</param>
/// <param name="Charset">The charset parameter of the Content-Type; null where there is none.</param>
internal sealed record ServedPolicy(Octets Body, string? Charset = null);
