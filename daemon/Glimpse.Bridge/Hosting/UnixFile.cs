using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Glimpse.Core;

namespace Glimpse.Bridge.Hosting;

/// <summary>Folders that nobody else may look into, and what kind of file a path leads to.</summary>
[SupportedOSPlatform("linux")]
internal static class UnixFile
{
    /// <summary>Read, write and search for the owner alone: 0700.</summary>
    public const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Read and write for the owner alone: 0600.</summary>
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // fcntl.h and linux/stat.h.
    private const int AtWorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const uint WantOwnerAndType = 0x1 | 0x8;
    private const int StatXBytes = 256;
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int PlainType = 0x8000;
    private const int SocketType = 0xC000;

    /// <summary>
    /// Makes a folder for this user alone, and makes sure that it is: its own, no link, closed to others.
    /// </summary>
    /// <exception cref="GlimpseException">Somebody else's folder, a link or a file is there, or it can't be
    /// made.</exception>
    public static void MakePrivateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path, PrivateFolder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad($"The folder {path} can't be made: {e.Message}", e);
        }

        var facts = new byte[StatXBytes];
        if (LibC.StatX(AtWorkingFolder, path, NoFollow, WantOwnerAndType, facts) != 0)
            throw Bad($"The folder {path} can't be looked at: {Marshal.GetLastPInvokeErrorMessage()}.");
        var owner = BinaryPrimitives.ReadUInt32LittleEndian(facts.AsSpan(OwnerOffset));
        if (TypeIn(facts) != FolderType)
            throw Bad($"{path} is a link or a file, not a folder.");
        if (owner != LibC.EffectiveUser())
            throw Bad($"The folder {path} belongs to user {owner}, not to you ({LibC.EffectiveUser()}).");
        File.SetUnixFileMode(path, PrivateFolder);
    }

    /// <summary>Whether a path leads to a plain file: no folder, device, pipe or socket.</summary>
    public static bool IsPlain(string path)
    {
        var facts = new byte[StatXBytes];
        return LibC.StatX(AtWorkingFolder, path, 0, WantOwnerAndType, facts) == 0 && TypeIn(facts) == PlainType;
    }

    /// <summary>Whether something else than a socket has this name; a link is such.</summary>
    public static bool IsNoSocket(string path)
    {
        var facts = new byte[StatXBytes];
        return LibC.StatX(AtWorkingFolder, path, NoFollow, WantOwnerAndType, facts) == 0
            && TypeIn(facts) != SocketType;
    }

    private static int TypeIn(byte[] facts) =>
        BinaryPrimitives.ReadUInt16LittleEndian(facts.AsSpan(ModeOffset)) & TypeMask;

    private static GlimpseException Bad(string message, Exception? inner = null) =>
        new(
            GlimpseErrorCode.Environment,
            message,
            "Remove it, or set XDG_RUNTIME_DIR and XDG_STATE_HOME to folders of your own.",
            inner);
}
