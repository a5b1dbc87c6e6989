namespace Sealpost.Core.MtaSts;

/// <summary>The fields of a policy that senders know (RFC 8461 §3.2).</summary>
[Flags]
internal enum KnownFields
{
    None = 0,
    Version = 1,
    Mode = 2,
    MaxAge = 4,
    Mx = 8,
}
