using System.Globalization;
using Glimpse.Bridge.Explaining;
using Serilog;

namespace Glimpse.Bridge.Jobs;

/// <summary>One line in the log for each job: counts and times, never what a structure holds or is called.</summary>
internal sealed class JobLog(ILogger log, IModelSource models)
{
    private const string UnknownModel = "unknown";

    public void Write(ExplainJob job, JobOutcome outcome, string? error) =>
        log.Information(
            "explain {Outcome:l} client={Client:l} model={Model:l} explained={Explained} failed={Failed} "
                + "waited={Waited:F0}ms total={Total:F0}ms stages={Stages:l} error={Error:l}",
            WordOf(outcome),
            job.Client.Name,
            NameOf(job.Request.Model),
            job.Explained,
            job.Failed,
            job.Waited.TotalMilliseconds,
            job.Age.TotalMilliseconds,
            string.Join(
                ',',
                job.Milliseconds.Select(stage =>
                    string.Create(CultureInfo.InvariantCulture, $"{stage.Key}:{stage.Value:F0}"))),
            error ?? "none");

    /// <summary>A fault of the program: type and trace, but not the message, which may quote a structure.</summary>
    public void WriteFault(Exception fault) =>
        log.Error("fault of the program: {Type:l}\n{Trace:l}", fault.GetType().FullName, fault.StackTrace);

    /// <summary>Requests on which the daemon crashes are no longer remembered.</summary>
    public void WriteNoJournal(Exception fault) =>
        log.Warning("the crash journal can't be kept: {Type:l} {Code:X8}", fault.GetType().Name, fault.HResult);

    private static string WordOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => "done",
        JobOutcome.FromCache => "cached",
        JobOutcome.Cancelled => "cancelled",
        _ => "failed",
    };

    /// <summary>What a client calls a model may be anything, of any length, over several lines.</summary>
    private string NameOf(string model) => models.List().Any(known => known.Name == model) ? model : UnknownModel;
}
