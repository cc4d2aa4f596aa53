using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Glimpse.Models.Import;

/// <summary>Puts one folder in another's place, so that at no time there is none (renameat2(2)).</summary>
internal static partial class FolderSwap
{
    private const int WorkingFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges two folders of one file system.</summary>
    /// <returns>False where the file system can't.</returns>
    internal static bool TryExchange(string first, string second) =>
        OperatingSystem.IsLinux() && RenameAt(WorkingFolder, first, WorkingFolder, second, Exchange) == 0;

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc.so.6", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);
}
