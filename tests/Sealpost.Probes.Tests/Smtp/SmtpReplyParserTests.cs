using Sealpost.Core.Smtp;

namespace Sealpost.Probes.Tests.Smtp;

public sealed class SmtpReplyParserTests
{
    [Theory]
    [InlineData("220 mx", 220, "mx")]
    [InlineData("220", 220, "")]                   // a code alone is a reply, RFC 5321 §4.2.1
    [InlineData("220 ", 220, "")]
    [InlineData("250-a|250-b|250 c", 250, "a|b|c")]
    [InlineData("250-|250", 250, "|")]
    [InlineData("250-a|550 b", 550, "a|b")]        // the last line decides
    [InlineData("599 x", 599, "x")]
    public void Accepts(string lines, int code, string texts)
    {
        var reply = SmtpReplyParser.Parse(lines.Split('|'));

        Assert.NotNull(reply);
        Assert.Equal(code, reply.Code);
        Assert.Equal(texts.Split('|'), reply.Texts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("2200 x")]
    [InlineData("120 x")]
    [InlineData("600 x")]
    [InlineData("220x")]
    [InlineData(" 220 x")]
    [InlineData("٢٢٠ x")]                          // digits, but not ASCII ones
    [InlineData("220-a")]                          // does not end
    [InlineData("220 a|220 b")]                    // ends twice
    public void Rejects(string lines) => Assert.Null(SmtpReplyParser.Parse(lines.Split('|')));

    [Fact]
    public void No_lines_are_no_reply() => Assert.Null(SmtpReplyParser.Parse([]));

    [Theory]
    [InlineData("454 4.7.0 TLS not available", "4.7.0")]
    [InlineData("250 2.123.456", "2.123.456")]
    [InlineData("250 3.1.1 x", null)]
    [InlineData("250 2.1 x", null)]
    [InlineData("250 2.1.1234 x", null)]
    [InlineData("250 2.1.1.1 x", null)]
    [InlineData("250", null)]
    public void Finds_the_enhanced_code(string line, string? code) =>
        Assert.Equal(code, SmtpReplyParser.Parse([line])?.EnhancedCode);

    [Theory]
    [InlineData(250, true, false)]
    [InlineData(354, false, false)]
    [InlineData(421, false, true)]
    [InlineData(550, false, true)]
    public void Tells_yes_from_no(int code, bool positive, bool negative)
    {
        var reply = new SmtpReply(code, [""]);

        Assert.Equal((positive, negative), (reply.IsPositive, reply.IsNegative));
    }

    [Fact]
    public void Capabilities_have_any_case_and_parameters()
    {
        var reply = SmtpReplyParser.Parse(
            ["250-STARTTLS greets", "250-size 1000", "250-AUTH  PLAIN\tLOGIN", "250-", "250 requiretls"]);

        var capabilities = EhloCapabilities.Of(reply!);

        Assert.False(capabilities.StartTls);
        Assert.True(capabilities.RequireTls);
        Assert.True(capabilities.Has("Size"));
        Assert.Equal(["1000"], capabilities.ParametersOf("SIZE"));
        Assert.Equal(["PLAIN", "LOGIN"], capabilities.ParametersOf("auth"));
        Assert.Empty(capabilities.ParametersOf("8BITMIME"));
    }

    [Theory]
    [InlineData("250 STARTTLS", true)]
    [InlineData("250 StartTls", true)]
    [InlineData("250 STARTTLS ", true)]
    [InlineData("250 STARTTLSX", false)]
    [InlineData("250 X STARTTLS", false)]
    public void Starttls_is_a_keyword_of_its_own(string line, bool offered) =>
        Assert.Equal(offered, EhloCapabilities.Of(SmtpReplyParser.Parse(["250-mx", line])!).StartTls);
}
