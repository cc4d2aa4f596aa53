using System.Diagnostics;
using System.Globalization;
using System.Text;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;

namespace Glimpse.Bridge.Outputs;

/// <summary>
/// A folder that one process at a time writes to. The kernel holds the lock and lets go when the process ends, however
/// it ends; a file beside says who has it. Both files are gone afterwards, or, where the process was killed, with the
/// next run.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string LockName = ".glimpse-lock";
    private const string HolderName = ".glimpse-holder";
    private const int LongestHolder = 200;

    private readonly string folder;
    private readonly FileLock held;

    private FolderLock(string folder, FileLock held)
    {
        this.folder = folder;
        this.held = held;
    }

    /// <summary>Takes the lock of a folder, which exists.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="what">What it is to the user, for the message.</param>
    /// <param name="remedy">What to do when another process has it.</param>
    /// <exception cref="GlimpseException">Another process has it; the message says which.</exception>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public static FolderLock Take(
        string folder,
        string what = "output folder",
        string remedy = "Wait until it has ended, or name another folder with --out.")
    {
        while (true)
        {
            var file = FileLock.TryTake(Path.Combine(folder, LockName)) ?? throw Refuse(folder, what, remedy);
            if (file.IsInPlace)
            {
                var taken = new FolderLock(folder, file);
                taken.SayWho();
                return taken;
            }

            file.Dispose(); // Its last holder took the file away between our opening and our locking it.
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(Path.Combine(folder, HolderName));
            File.Delete(Path.Combine(folder, LockName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder went meanwhile, or was closed to us: the lock ends with its file's handle all the same.
        }
        finally
        {
            held.Dispose();
        }
    }

    private static GlimpseException Refuse(string folder, string what, string remedy)
    {
        var holder = Path.Combine(folder, HolderName);
        var who = "another process";
        try
        {
            who = OrdinaryFile.TryRead(holder, LongestHolder) is { Length: > 0 } said
                ? Encoding.UTF8.GetString(said).Trim()
                : who;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has only just begun, or is about to end.
        }

        return new GlimpseException(
            GlimpseErrorCode.Environment,
            $"The {what} '{folder}' is being written to by {who}.",
            remedy);
    }

    private void SayWho()
    {
        using var own = Process.GetCurrentProcess();
        var (program, begun) = (ResultRecords.Program, own.StartTime.ToUniversalTime());
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"process {own.Id} on {Environment.MachineName} ({program.Name} {program.Version}, since "
                + $"{begun:yyyy-MM-dd HH:mm:ss} UTC)\n");
        try
        {
            AtomicFile.Write(
                Path.Combine(folder, HolderName),
                stream => stream.Write(Encoding.UTF8.GetBytes(words)),
                isLasting: false);
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
