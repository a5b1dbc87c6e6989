namespace Sealpost.Core.Text;

/// <summary>How a record can depart from the part of the grammar that MTA-STS and TLSRPT records share.</summary>
internal enum FieldFlaw
{
    SpaceBeforeFirstDelimiter,
    MissingDelimiter,
    EmptyField,
    NoEquals,
    SpaceAroundEquals,
    MalformedName,
    TrailingSpace,
}
