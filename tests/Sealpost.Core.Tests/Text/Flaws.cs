using System.Collections.Immutable;
using System.Text;
using Sealpost.Core.Text;

namespace Sealpost.Core.Tests.Text;

/// <summary>Flaws in the short form that the tables of the tests use: the kind and, in guillemets, the octets it points at.</summary>
internal static class Flaws
{
    public static string Show<TKind>(string text, ImmutableArray<Flaw<TKind>> flaws)
        where TKind : struct, Enum =>
        Show(Encoding.UTF8.GetBytes(text), flaws);

    public static string Show<TKind>(byte[] text, ImmutableArray<Flaw<TKind>> flaws)
        where TKind : struct, Enum =>
        string.Join(", ", from flaw in flaws select $"{flaw.Kind} «{Slice(text, flaw.Where)}»");

    private static string Slice(byte[] text, TextSpan where) => new Octets([.. text]).Slice(where);
}
