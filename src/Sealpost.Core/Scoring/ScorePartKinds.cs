namespace Sealpost.Core.Scoring;

/// <summary>The words for the parts of the score.</summary>
public static class ScorePartKinds
{
    extension(ScorePartKind kind)
    {
        /// <summary>As a heading.</summary>
        public string Title => kind switch
        {
            ScorePartKind.Dmarc => "DMARC",
            ScorePartKind.Transport => "Transport",
            ScorePartKind.Spf => "SPF",
            ScorePartKind.Dkim => "DKIM",
            _ => "TLS-RPT",
        };

        /// <summary>As <c>tls-rpt</c>: how the JSON spells it.</summary>
        public string Word => kind switch
        {
            ScorePartKind.Dmarc => "dmarc",
            ScorePartKind.Transport => "transport",
            ScorePartKind.Spf => "spf",
            ScorePartKind.Dkim => "dkim",
            _ => "tls-rpt",
        };
    }
}
