namespace Sealpost.Core.Text;

/// <summary>How a text can depart from the tag-list that DKIM and DMARC records share (RFC 6376 §3.2).</summary>
internal enum TagFlaw
{
    EmptyTag,
    NoEquals,
    MalformedName,
    Duplicate,
    ForbiddenOctet,
}
