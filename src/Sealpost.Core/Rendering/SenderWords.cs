using Sealpost.Core.MtaSts;
using Sealpost.Core.Senders;

namespace Sealpost.Core.Rendering;

/// <summary>The words for what senders do.</summary>
internal static class SenderWords
{
    public static string Policy(PolicyStep step) => step switch
    {
        PolicyStep.Accepted => "accepted",
        PolicyStep.None => "none",
        PolicyStep.NotLookedFor => "not-looked-for",
        _ => "undetermined",
    };

    public static string? Because(SenderReading sender) => sender.Policy switch
    {
        PolicyStep.None none => none.Because,
        PolicyStep.Unseen unseen => unseen.Because,
        PolicyStep.NotLookedFor when sender.Profile.LooksForPolicy => "mail servers have TLSA records, which come first",
        PolicyStep.Accepted { IsSometimes: true } => "some addresses of the policy host give it none",
        PolicyStep.Accepted { Policy.Mode: StsMode.Testing } when sender.Profile.IgnoresTesting =>
            "this sender does nothing with a policy in testing",
        _ => null,
    };

    public static string PolicyWords(SenderReading sender)
    {
        var because = Because(sender) is { } reason ? $": {reason}" : "";
        return sender.Policy switch
        {
            PolicyStep.Accepted accepted => $"accepted, mode {accepted.Policy.Mode.Word()}{because}",
            PolicyStep.NotLookedFor => $"not looked for{because}",
            PolicyStep.None => $"none{because}",
            _ => $"not known{because}",
        };
    }

    public static string Use(HostUse use) => use switch
    {
        HostUse.Used => "used",
        HostUse.Unchecked => "unchecked",
        HostUse.Mixed => "mixed",
        HostUse.Refused => "refused",
        _ => "undetermined",
    };

    public static string Mail(MailFate fate) => fate switch
    {
        MailFate.NoMail => "no-mail",
        MailFate.Authenticated => "authenticated",
        MailFate.PartlyAuthenticated => "partly-authenticated",
        MailFate.Held => "held",
        MailFate.Reported => "reported",
        MailFate.Opportunistic => "opportunistic",
        _ => "undetermined",
    };

    public static Tone Tone(MailFate fate) => fate switch
    {
        MailFate.Authenticated => Rendering.Tone.Good,
        MailFate.PartlyAuthenticated or MailFate.Reported => Rendering.Tone.Mixed,
        MailFate.Held or MailFate.Opportunistic => Rendering.Tone.Bad,
        _ => Rendering.Tone.Neutral,
    };

    public static string Sentence(SenderReading sender) => sender.Fate switch
    {
        MailFate.NoMail => "there is no mail to deliver",
        MailFate.Authenticated => "mail is delivered, and only to mail servers that prove who they are",
        MailFate.PartlyAuthenticated => "mail is delivered to some mail servers and held back from others",
        MailFate.Held => "mail is held back and returned in the end: no mail server proves who it is",
        MailFate.Reported => "mail is delivered whatever the mail servers prove, and failures are reported",
        MailFate.Opportunistic => "mail is delivered whatever the mail servers prove, and can be intercepted",
        _ => "what happens to mail could not be found out",
    };
}
