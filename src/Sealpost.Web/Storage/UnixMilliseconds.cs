using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Sealpost.Web.Storage;

/// <summary>A moment as milliseconds since 1970: a number that sorts.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    static moment => moment.ToUnixTimeMilliseconds(),
    static number => DateTimeOffset.FromUnixTimeMilliseconds(number));
