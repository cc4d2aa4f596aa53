using System.CommandLine;
using Glimpse.Bridge.Diagnosis;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse doctor</c>: what is there, what isn't, and how to mend it; one line each.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create(IModelSource models, Terminal terminal)
    {
        var command = new Command(
            Name,
            "Says of everything that Glimpse Bridge needs whether it is there, and how to mend it.");
        command.SetAction(
            async (_, cancellation) =>
            {
                if (!DaemonPlatform.IsSupported)
                    throw DaemonPlatform.Unsupported();
                var isWell = true;
                await foreach (var finding in new Doctor(DaemonFolders.OfUser(), models).ExamineAsync(cancellation))
                {
                    isWell &= finding.Health != Health.Bad;
                    var mend = finding.Mend is null ? "" : $" -> {Printable.Line(finding.Mend)}";
                    await terminal.Output.WriteLineAsync(
                        $"{Mark(finding.Health)}  {Printable.Line(finding.What)}{mend}");
                }

                return isWell ? ExitCode.Done : ExitCode.BadInput;
            });
        return command;
    }

    private static string Mark(Health health) =>
        health switch
        {
            Health.Good => "ok  ",
            Health.Absent => "--  ",
            _ => "MEND",
        };
}
