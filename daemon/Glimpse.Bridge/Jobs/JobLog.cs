using System.Globalization;
using Serilog;

namespace Glimpse.Bridge.Jobs;

/// <summary>One line in the log for each job: counts and times, never what a structure holds or is called.</summary>
internal sealed class JobLog(ILogger log)
{
    public void Write(ExplainJob job, JobOutcome outcome, string? error) => log.Information(
        "explain {Outcome} client={Client} model={Model} explained={Explained} failed={Failed} waited={Waited:F0}ms total={Total:F0}ms stages={Stages} error={Error}",
        outcome,
        job.Client.Name,
        job.Request.Model,
        job.Explained,
        job.Failed,
        job.Waited.TotalMilliseconds,
        job.Age.TotalMilliseconds,
        string.Join(',', job.Milliseconds.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key}:{stage.Value:F0}"))),
        error ?? "none");

    /// <summary>A fault of the program: type and trace, but not the message, which may quote a structure.</summary>
    public void WriteFault(Exception fault) => log.Error("fault of the program: {Type}\n{Trace}", fault.GetType().FullName, fault.StackTrace);
}
