using System.Collections.Immutable;
using Sealpost.Core.MtaSts;

namespace Sealpost.Core.Publishing;

/// <summary>One mx line of the policy, and the mail servers it is there for.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Covers">The names of the mail servers it covers; at least one.</param>
public sealed record PolicyLine(MxPattern Pattern, ImmutableArray<string> Covers);
