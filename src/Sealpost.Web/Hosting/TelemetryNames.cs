namespace Sealpost.Web.Hosting;

/// <summary>The names that dashboards and alarms are built on. They stay as they are.</summary>
internal static class TelemetryNames
{
    /// <summary>The meter, and the source of spans.</summary>
    public const string Source = "Sealpost.Web";

    /// <summary>Checks that began to run.</summary>
    public const string Begun = "sealpost.checks.begun";

    /// <summary>Checks that have a result, by <see cref="Outcome"/>.</summary>
    public const string Finished = "sealpost.checks.finished";

    /// <summary>Checks without a result, by <see cref="State"/>: interrupted or failed.</summary>
    public const string GivenUp = "sealpost.checks.given_up";

    /// <summary>Wishes that no check was begun for, by <see cref="Reason"/>.</summary>
    public const string Refused = "sealpost.checks.refused";

    /// <summary>Checks that run now.</summary>
    public const string Running = "sealpost.checks.running";

    /// <summary>Checks that wait for their turn now.</summary>
    public const string Waiting = "sealpost.checks.waiting";

    /// <summary>How long checks ran, in seconds.</summary>
    public const string Duration = "sealpost.check.duration";

    /// <summary>The span of one check.</summary>
    public const string Check = "check";

    /// <summary>The word of an outcome, as <c>protected</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>How a check without a result ended.</summary>
    public const string State = "state";

    /// <summary>Why no check was begun.</summary>
    public const string Reason = "reason";
}
