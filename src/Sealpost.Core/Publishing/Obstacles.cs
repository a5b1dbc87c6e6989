using Sealpost.Core.MtaSts;
using Sealpost.Core.Reading;

namespace Sealpost.Core.Publishing;

/// <summary>Why nothing can, or need, be published for a domain.</summary>
internal static class Obstacles
{
    public static PublishingAnswer? To(DomainReading reading, PublishingWish wish)
    {
        var domain = reading.Domain;

        // A policy that is published is to be withdrawn before it is taken away, whatever became of the mail servers (RFC 8461 §8.3).
        if (wish.Mode is StsMode.None && reading.Mail.State is MailState.NullMx or MailState.Nowhere
            && reading.MtaSts.Txt.State is TxtState.One)
        {
            return null;
        }

        return reading.Mail.State switch
        {
            _ when !reading.Seen.Domain.TryChild("mta-sts", out _) || !reading.Seen.Domain.TryChild("_smtp._tls", out _) =>
                new PublishingAnswer.Impossible($"{domain} is so long that the names below it cannot exist"),
            MailState.NoSuchDomain => new PublishingAnswer.Impossible($"{domain} does not exist"),
            MailState.Nowhere => new PublishingAnswer.Impossible($"{domain} has neither mail servers nor an address"),
            MailState.NullMx => new PublishingAnswer.NoMail(
                $"{domain} says by a null MX that it takes no mail, so there is nothing to protect"),
            MailState.ServersFail => new PublishingAnswer.Unseen(
                $"the name servers fail to answer for the mail servers of {domain} ({reading.Mail.Mx.Reply.Words})"),
            MailState.Unseen => new PublishingAnswer.Unseen(
                $"the mail servers of {domain} could not be looked up ({reading.Mail.Mx.Reply.Words})"),
            _ => null,
        };
    }
}
