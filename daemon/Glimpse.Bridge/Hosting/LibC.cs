using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Glimpse.Bridge.Hosting;

/// <summary>What is asked of the C library directly: .NET has no way to it.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LibC
{
    public const int WaitNoHang = 1; // WNOHANG of sys/wait.h

    private const string Name = "libc.so.6";

    /// <summary>The user that this process acts as.</summary>
    [LibraryImport(Name, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>Facts about a file, laid out alike on every Linux (statx(2)).</summary>
    [LibraryImport(Name, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> facts);

    /// <summary>Gives the heap's free pages back to the system (malloc_trim(3)).</summary>
    [LibraryImport(Name, EntryPoint = "malloc_trim")]
    public static partial int TrimHeap(nuint keptAtTop);

    /// <summary>Waits for a child.</summary>
    [LibraryImport(Name, EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int process, out int status, int options);

    [LibraryImport(Name, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(
        out int process,
        string path,
        Span<byte> actions,
        Span<byte> attributes,
        nint[] arguments,
        nint[] environment);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int ActionsInit(Span<byte> actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ActionsOpen(Span<byte> actions, int descriptor, string path, int flags, uint mode);

    /// <summary>glibc 2.34, the oldest that libtorch runs on.</summary>
    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int ActionsCloseFrom(Span<byte> actions, int descriptor);

    [LibraryImport(
        Name,
        EntryPoint = "posix_spawn_file_actions_addchdir_np",
        StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ActionsChangeFolder(Span<byte> actions, string path);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int ActionsDestroy(Span<byte> actions);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_init")]
    public static partial int AttributesInit(Span<byte> attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int AttributesFlags(Span<byte> attributes, short flags);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int AttributesSignalMask(Span<byte> attributes, Span<byte> signals);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int AttributesSignalDefaults(Span<byte> attributes, Span<byte> signals);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int AttributesDestroy(Span<byte> attributes);

    [LibraryImport(Name, EntryPoint = "sigfillset")]
    public static partial int FillSignals(Span<byte> signals);

    [LibraryImport(Name, EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(Span<byte> signals);
}
