using Sealpost.Core.Rendering;

namespace Sealpost.Core.Tests.Rendering;

public sealed class HeadlineTests
{
    [Theory]
    [InlineData("absent", "Mail to example.com can be intercepted: no policy tells senders to insist on encryption.")]
    [InlineData(
        "healthy",
        "Mail to example.com is protected: senders must encrypt, and every mail server can prove who it is.")]
    [InlineData(
        "disputed",
        "Mail to example.com is only partly protected: some senders discard the policy, "
        + "because the policy has a blank line.")]
    [InlineData("no-mail", "There is no mail to protect: example.com says that it takes no mail.")]
    [InlineData(
        "testing",
        "Mail to example.com can be intercepted: the policy is only being tested, so it does not stop anyone yet.")]
    [InlineData(
        "cut-off",
        "Whether mail to example.com is protected could not be found out: "
        + "the time for the check was up before its policy had come.")]
    public void Says(string name, string sentence) => Assert.Equal(sentence, Headline.Of(Seen.Report(name)).Sentence);

    [Fact]
    public void Shows_both_forms_of_an_international_domain() =>
        Assert.Contains(
            "bücher.example (xn--bcher-kva.example)",
            Headline.Of(Seen.Report("international")).Sentence,
            StringComparison.Ordinal);
}
