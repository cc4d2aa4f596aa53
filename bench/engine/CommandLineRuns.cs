using System.Diagnostics;
using Glimpse.Training.Data;

namespace Glimpse.Bench.Engine;

/// <summary>Runs of the published program, start included.</summary>
internal sealed class CommandLineRuns(string program, string model, string scratch, int threads)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Explains moved copies of a complex's ligand in one run.</summary>
    internal (double Seconds, double PeakMiB) Poses(TrainingComplex complex, int count)
    {
        var ligands = Path.Combine(scratch, $"poses{count}.sdf");
        MovedCopies.Write(complex.LigandPath, count, ligands);
        return Explain(complex.ProteinPath, ligands);
    }

    /// <summary>Explains complex after complex, each in a run of its own.</summary>
    internal (double Seconds, double PeakMiB) OneByOne(IEnumerable<TrainingComplex> complexes)
    {
        var runs = complexes.Select(complex => Explain(complex.ProteinPath, complex.LigandPath)).ToArray();
        return (runs.Sum(run => run.Seconds), runs.Max(run => run.PeakMiB));
    }

    private (double Seconds, double PeakMiB) Explain(string protein, string ligands)
    {
        var start = new ProcessStartInfo(
            program,
            [
                "explain",
                "--protein",
                protein,
                "--ligands",
                ligands,
                "--model",
                Path.GetFileName(model),
                "--out",
                Path.Combine(scratch, "out"),
                "--threads",
                $"{threads}",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GLIMPSE_MODELS"] = Path.GetDirectoryName(model);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        string? last = null;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => last = line.Data ?? last;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var peak = 0.0;
        while (!process.WaitForExit(Poll))
            peak = Math.Max(peak, PeakMemory.Of(process.Id));
        var seconds = watch.Elapsed.TotalSeconds;
        process.WaitForExit();
        return process.ExitCode == 0
            ? (seconds, peak)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {last}");
    }
}
