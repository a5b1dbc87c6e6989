using System.Collections.Immutable;
using System.Globalization;
using Sealpost.Core.Text;

namespace Sealpost.Core.MtaSts;

/// <summary>A policy that is being read: the values so far, and which fields were seen in what shape.</summary>
/// <remarks>
/// White space in the wrong place makes strict senders drop the whole policy, so one draft serves both readings: it takes such
/// fields as tolerant senders do.
/// </remarks>
internal sealed class PolicyDraft(FlawList<StsPolicyFlaw> flaws)
{
    private const int MostDigits = 10;

    // The flaws that a conforming sender reads over.
    private static readonly ImmutableHashSet<StsPolicyFlaw> Harmless =
    [
        StsPolicyFlaw.DuplicateField, StsPolicyFlaw.VersionNotFirst, StsPolicyFlaw.UnknownField,
        StsPolicyFlaw.MisspeltField, StsPolicyFlaw.AddressMx, StsPolicyFlaw.DuplicateMx,
    ];

    // Those and the flaws that others in wide use read over too (spec reading D7).
    private static readonly ImmutableHashSet<StsPolicyFlaw> Tolerated = Harmless.Union(
    [
        StsPolicyFlaw.BlankLine, StsPolicyFlaw.CommentLine, StsPolicyFlaw.LeadingSpace,
        StsPolicyFlaw.SpaceBeforeColon, StsPolicyFlaw.NoColon,
    ]);

    private readonly ImmutableArray<MxPattern>.Builder _mx = ImmutableArray.CreateBuilder<MxPattern>();
    private readonly ImmutableArray<ExtensionField>.Builder _extensions = ImmutableArray.CreateBuilder<ExtensionField>();
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private KnownFields _read;
    private KnownFields _meant;
    private KnownFields _misspelt;
    private bool _hasUnreadable;
    private bool _hasFields;
    private bool _isVersionKnown;
    private bool _isNoneMeant;
    private StsMode? _mode;
    private long? _maxAge;

    /// <summary>Notes a field that stands in a line nobody reads.</summary>
    public void Meant(KnownFields field) => _meant |= field;

    /// <summary>Notes a line that is no field, and which one it meant to be.</summary>
    public void Unreadable(KnownFields meant)
    {
        _hasUnreadable = true;
        _meant |= meant;
    }

    /// <summary>Notes an unknown field whose name is nearly a known one.</summary>
    public void Misspelt(KnownFields near) => _misspelt |= near;

    /// <summary>Keeps a field that no sender knows.</summary>
    public void Extend(ExtensionField field) => _extensions.Add(field);

    /// <summary>Takes the value of a known field that counts; false where the field is unknown, or there already.</summary>
    public bool Take(KnownFields known, ReadOnlySpan<byte> value, Field field)
    {
        var isFirst = !_hasFields;
        _hasFields = true;
        if (known is KnownFields.None)
        {
            return false;
        }

        if (known is not KnownFields.Mx && _read.HasFlag(known))
        {
            flaws.Add(StsPolicyFlaw.DuplicateField, field.Where);
            return false;
        }

        _read |= known;
        var where = value.IsEmpty ? field.Where : field.Value;
        switch (known)
        {
            case KnownFields.Version:
                TakeVersion(value, where, isFirst, field.Where);
                break;
            case KnownFields.Mode:
                TakeMode(value, where);
                break;
            case KnownFields.MaxAge:
                TakeMaxAge(value, where);
                break;
            default:
                TakeMx(value, where);
                break;
        }

        return true;
    }

    /// <summary>Names what is missing, and says which senders have a policy now.</summary>
    /// <param name="end">The length of the body, where the missing fields would have to go.</param>
    public ParsedPolicy Finish(int end)
    {
        // Where nothing resembles a policy, its malformed lines say so already.
        if ((_read | _meant | _misspelt) is not KnownFields.None || !_hasUnreadable)
        {
            AddMissing(KnownFields.Version, StsPolicyFlaw.MissingVersion, end);
            AddMissing(KnownFields.Mode, StsPolicyFlaw.MissingMode, end);
            AddMissing(KnownFields.MaxAge, StsPolicyFlaw.MissingMaxAge, end);
            if (MayNeedMx)
            {
                AddMissing(KnownFields.Mx, StsPolicyFlaw.MissingMx, end);
            }
        }

        var policy = ToPolicy();
        var strict = flaws.HasOtherThan(Harmless) ? null : policy;
        var tolerant = flaws.HasOtherThan(Tolerated) ? null : policy;
        return new(new(strict, flaws.InOrder()), tolerant);
    }

    // A mode that is none, or stands in a line nobody reads and may be none, asks for no mx.
    private bool MayNeedMx => _read.HasFlag(KnownFields.Mode) ? !_isNoneMeant : !_meant.HasFlag(KnownFields.Mode);

    private void TakeVersion(ReadOnlySpan<byte> value, TextSpan where, bool isFirst, TextSpan field)
    {
        _isVersionKnown = value.SequenceEqual("STSv1"u8);
        if (!_isVersionKnown)
        {
            flaws.Add(StsPolicyFlaw.UnknownVersion, where);
        }

        if (!isFirst)
        {
            flaws.Add(StsPolicyFlaw.VersionNotFirst, field);
        }
    }

    // sts-policy-mode-value = %s"testing" / %s"enforce" / %s"none"
    private void TakeMode(ReadOnlySpan<byte> value, TextSpan where)
    {
        _mode = value switch
        {
            _ when value.SequenceEqual("none"u8) => StsMode.None,
            _ when value.SequenceEqual("testing"u8) => StsMode.Testing,
            _ when value.SequenceEqual("enforce"u8) => StsMode.Enforce,
            _ => null,
        };
        _isNoneMeant = System.Text.Ascii.EqualsIgnoreCase(value, "none"u8);
        if (_mode is null)
        {
            flaws.Add(StsPolicyFlaw.UnknownMode, where);
        }
    }

    // sts-policy-max-age-value = 1*10(DIGIT)
    private void TakeMaxAge(ReadOnlySpan<byte> value, TextSpan where)
    {
        if (value.Length > MostDigits || !value.IsAll(Abnf.Digit))
        {
            flaws.Add(StsPolicyFlaw.MalformedMaxAge, where);
            return;
        }

        _maxAge = long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
        if (_maxAge > StsPolicy.LongestMaxAge)
        {
            flaws.Add(StsPolicyFlaw.MaxAgeTooLarge, where);
        }
    }

    private void TakeMx(ReadOnlySpan<byte> value, TextSpan where)
    {
        if (!MxPattern.TryParse(value, out var pattern))
        {
            flaws.Add(StsPolicyFlaw.MalformedMx, where);
            return;
        }

        _mx.Add(pattern);
        if (pattern.LooksLikeAddress)
        {
            flaws.Add(StsPolicyFlaw.AddressMx, where);
        }

        if (!_hosts.Add(pattern.Text))
        {
            flaws.Add(StsPolicyFlaw.DuplicateMx, where);
        }
    }

    private void AddMissing(KnownFields field, StsPolicyFlaw kind, int end)
    {
        if (!(_read | _meant).HasFlag(field))
        {
            flaws.Add(kind, new(end, 0));
        }
    }

    private StsPolicy? ToPolicy() =>
        _isVersionKnown && _mode is { } mode && _maxAge is { } maxAge && (mode is StsMode.None || _mx.Count > 0)
            ? new() { Mode = mode, MaxAge = maxAge, Mx = _mx.ToImmutable(), Extensions = _extensions.ToImmutable() }
            : null;
}
