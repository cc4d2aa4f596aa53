using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Glimpse.Core;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Starts a process that has nothing to do with whoever starts it: a session of its own, so that no Ctrl-C of a
/// terminal reaches it; no descriptor but its own, so that no pipe of ssh or a viewer stays open; signals as at first;
/// the root folder; an environment that is given.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class DetachedProcess
{
    // spawn.h and fcntl.h of glibc. Both structures and the set of signals are smaller than this.
    private const int StructureBytes = 1024;
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short SetSession = 0x80;
    private const int ReadOnly = 0;
    private const int AppendOrCreate = 1 | 0x40 | 0x400; // O_WRONLY, O_CREAT, O_APPEND
    private const uint OwnerOnly = 0x180; // 0600

    /// <summary>Starts it.</summary>
    /// <param name="command">Program, by absolute path, and arguments.</param>
    /// <param name="environment">NAME=value.</param>
    /// <param name="errorFile">Where its stdout and stderr go.</param>
    /// <returns>Its process id.</returns>
    /// <exception cref="GlimpseException">It can't be started.</exception>
    public static int Start(IReadOnlyList<string> command, IReadOnlyList<string> environment, string errorFile)
    {
        var (actions, attributes, signals) = (
            new byte[StructureBytes],
            new byte[StructureBytes],
            new byte[StructureBytes]);
        Check(LibC.ActionsInit(actions));
        Check(LibC.AttributesInit(attributes));
        var (arguments, variables) = (Strings(command), Strings(environment));
        try
        {
            Check(LibC.ActionsOpen(actions, 0, "/dev/null", ReadOnly, 0));
            Check(LibC.ActionsOpen(actions, 1, errorFile, AppendOrCreate, OwnerOnly));
            Check(LibC.ActionsOpen(actions, 2, errorFile, AppendOrCreate, OwnerOnly));
            Check(LibC.ActionsCloseFrom(actions, 3));
            Check(LibC.ActionsChangeFolder(actions, "/"));
            _ = LibC.EmptySignals(signals);
            Check(LibC.AttributesSignalMask(attributes, signals));
            _ = LibC.FillSignals(signals);
            Check(LibC.AttributesSignalDefaults(attributes, signals));
            Check(LibC.AttributesFlags(attributes, SetSession | SetSignalMask | SetSignalDefaults));
            Check(LibC.Spawn(out var process, command[0], actions, attributes, arguments, variables));
            return process;
        }
        finally
        {
            _ = LibC.ActionsDestroy(actions);
            _ = LibC.AttributesDestroy(attributes);
            foreach (var text in arguments.Concat(variables))
                Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>True when a child has ended; it is laid to rest.</summary>
    public static bool HasEnded(int process) => LibC.WaitPid(process, out _, LibC.WaitNoHang) != 0;

    /// <summary>C strings with a null at the end.</summary>
    private static nint[] Strings(IReadOnlyList<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The daemon can't be started: {Marshal.GetPInvokeErrorMessage(error)}.",
                "Run 'glimpse serve' in a terminal of its own, and see what it says.");
        }
    }
}
