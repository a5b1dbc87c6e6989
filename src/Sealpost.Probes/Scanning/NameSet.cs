using System.Security.Cryptography;
using System.Text;

namespace Sealpost.Probes.Scanning;

/// <summary>Which names were seen, in some 16 octets a name, however long they are.</summary>
/// <remarks>
/// Of each name 64 bits of a hash are kept. The hash has a key that nobody outside knows, so that a list of names cannot be
/// made to hide some of them; by chance one name in a million million is taken for another where there are a million.
/// </remarks>
public sealed class NameSet
{
    private const int MostOctets = 1024;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);
    private ulong[] _slots = new ulong[1024];
    private bool _hasZero;

    /// <summary>How many names there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a name; false where it is there already. Not for use by several threads at once.</summary>
    public bool Add(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = HashOf(name);
        if (hash == 0)
        {
            (var had, _hasZero) = (_hasZero, true);
            Count += had ? 0 : 1;
            return !had;
        }

        // Above two thirds the ways through a table get long.
        if (Count >= _slots.Length / 3 * 2)
        {
            Grow();
        }

        if (!Put(_slots, hash))
        {
            return false;
        }

        Count++;
        return true;
    }

    private static bool Put(ulong[] slots, ulong hash)
    {
        var mask = slots.Length - 1;
        var at = (int)hash & mask;
        while (slots[at] != 0)
        {
            if (slots[at] == hash)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        slots[at] = hash;
        return true;
    }

    private void Grow()
    {
        var larger = new ulong[_slots.Length * 2];
        foreach (var hash in _slots)
        {
            if (hash != 0)
            {
                Put(larger, hash);
            }
        }

        _slots = larger;
    }

    private ulong HashOf(string name)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        Span<byte> octets = length <= MostOctets ? stackalloc byte[_key.Length + length] : new byte[_key.Length + length];
        _key.CopyTo(octets);
        Encoding.UTF8.GetBytes(name, octets[_key.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(octets, hash);
        return BitConverter.ToUInt64(hash);
    }
}
