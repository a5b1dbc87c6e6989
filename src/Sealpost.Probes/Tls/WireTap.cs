using System.Text;

namespace Sealpost.Probes.Tls;

/// <summary>
/// Follows the records a server sends in a handshake (RFC 8446 §5.1), as far as they are in clear: what went wrong is
/// decided from them, not from the texts of a platform's exceptions.
/// </summary>
internal sealed class WireTap
{
    private const int HeaderLength = 5;
    private const int MaxRecord = 16384 + 2048;
    private const int MaxKept = 64;

    // content types of RFC 8446 §5.1, from change_cipher_spec to application_data
    private const byte LowestType = 20;
    private const byte AlertType = 21;
    private const byte HandshakeType = 22;
    private const byte HighestType = 23;
    private const byte ServerHello = 2;

    private readonly byte[] _header = new byte[HeaderLength];
    private readonly byte[] _body = new byte[6];
    private readonly List<byte> _first = [];
    private int _inHeader;
    private int _inBody;
    private int _bodyLength = -1;
    private bool _helloSeen;

    /// <summary>The code of the first alert in clear (RFC 8446 §6); null where none came.</summary>
    public int? Alert { get; private set; }

    /// <summary>The version of the ServerHello, as <c>0x0303</c>; null where none came.</summary>
    public int? ServerVersion { get; private set; }

    /// <summary>Whether something came that is no TLS record.</summary>
    public bool NotTls { get; private set; }

    /// <summary>Whether the server ended the connection.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether the connection was reset.</summary>
    public bool Reset { get; set; }

    /// <summary>The first octets, one character each, at most 64.</summary>
    public string First => Encoding.Latin1.GetString([.. _first]);

    /// <summary>Takes note of octets in their order; none means the end.</summary>
    public void See(ReadOnlySpan<byte> octets)
    {
        Ended |= octets.IsEmpty;
        foreach (var octet in octets)
        {
            if (_first.Count < MaxKept)
            {
                _first.Add(octet);
            }

            if (NotTls)
            {
                return;
            }

            See(octet);
        }
    }

    private void See(byte octet)
    {
        if (_inHeader < HeaderLength)
        {
            _header[_inHeader++] = octet;
            NotTls |= _inHeader switch
            {
                1 => octet is < LowestType or > HighestType,
                2 => octet != 3,
                HeaderLength => (_bodyLength = (_header[3] << 8) | octet) > MaxRecord,
                _ => false,
            };
            _inBody = 0;
        }
        else
        {
            if (_inBody < _body.Length)
            {
                _body[_inBody] = octet;
            }

            _inBody++;
        }

        if (_inHeader == HeaderLength && _inBody == _bodyLength)
        {
            EndRecord();
            _inHeader = 0;
        }
    }

    private void EndRecord()
    {
        // An encrypted alert is longer than two octets.
        if (_header[0] == AlertType && _bodyLength == 2)
        {
            Alert ??= _body[1];
        }

        if (_header[0] == HandshakeType && !_helloSeen && _bodyLength >= _body.Length && _body[0] == ServerHello)
        {
            ServerVersion = (_body[4] << 8) | _body[5];
            _helloSeen = true;
        }
    }
}
