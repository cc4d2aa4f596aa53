using System.Globalization;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// A lock that the kernel holds on a file (flock) and lets go when the process ends, however it ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>What the kernel adds to the name of a file that is gone.</summary>
    private const string DeletedMark = " (deleted)";

    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>
    /// False when the file was taken away or replaced after it was opened, so that others may lock another one under
    /// its name. Known on Linux only; elsewhere true.
    /// </summary>
    public bool IsInPlace =>
        !OperatingSystem.IsLinux()
        || File.ResolveLinkTarget(
            string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}"),
            returnFinalTarget: false)
            is not { } target
        || !target.FullName.EndsWith(DeletedMark, StringComparison.Ordinal);

    /// <summary>Takes the lock.</summary>
    /// <returns>Null when somebody else holds it.</returns>
    public static FileLock? TryTake(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileLock(new FileStream(path, options));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();
}
