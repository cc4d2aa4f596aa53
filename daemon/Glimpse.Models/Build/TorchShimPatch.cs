#if !NET
using System;
using System.IO;
#endif
using System.Text;

namespace Glimpse.Models.Natives;

// Compiled twice: by the build as part of an inline task (netstandard2.0, no spans), and into the tests.

/// <summary>
/// Lowers what TorchSharp's Linux shim asks of libstdc++, by editing version needs in its .gnu.version_r section:
/// GLIBCXX_3.4.32, which no relocation uses, becomes weak; GLIBCXX_3.4.30, used for condition_variable::wait alone,
/// becomes GLIBCXX_3.4.11, under which libstdc++ exports the same function. See the Linux Standard Base, "Symbol
/// Versioning", for the layout.
/// </summary>
internal static class TorchShimPatch
{
    private const string UnusedVersion = "GLIBCXX_3.4.32";
    private const string NewerVersion = "GLIBCXX_3.4.30";
    private const string OlderVersion = "GLIBCXX_3.4.11";

    private const uint VersionNeedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort WeakFlag = 2; // VER_FLG_WEAK

    // Offsets in the ELF64 file header and in a section header.
    private const int SectionTable = 0x28;
    private const int SectionHeaderSize = 0x3A;
    private const int SectionCount = 0x3C;
    private const int SectionType = 4;
    private const int SectionOffset = 24;
    private const int SectionSize = 32;
    private const int SectionLink = 40;
    private const int SectionInfo = 44;

    /// <summary>
    /// The same library with both edits; a library that has them, or needs neither, comes back equal.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// It isn't a 64-bit little-endian ELF library with version needs.
    /// </exception>
    internal static byte[] Apply(byte[] library)
    {
        if (library.Length < 64 || ReadUInt32(library, 0) != 0x464C457F || library[4] != 2 || library[5] != 1)
            throw new InvalidDataException("not a 64-bit little-endian ELF file");
        var patched = (byte[])library.Clone();
        var table = (int)ReadUInt64(patched, SectionTable);
        var headerSize = ReadUInt16(patched, SectionHeaderSize);
        for (var i = 0; i < ReadUInt16(patched, SectionCount); i++)
        {
            var section = table + (i * headerSize);
            if (ReadUInt32(patched, section + SectionType) != VersionNeedSection)
                continue;
            var strings = table + ((int)ReadUInt32(patched, section + SectionLink) * headerSize);
            PatchNeeds(
                patched,
                section,
                (int)ReadUInt64(patched, strings + SectionOffset),
                (int)ReadUInt64(patched, strings + SectionSize));
            return patched;
        }

        throw new InvalidDataException("no .gnu.version_r section");
    }

    /// <summary>The hash of a version's name as the System V ABI defines it for ELF.</summary>
    internal static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var c in name)
        {
            hash = (hash << 4) + c;
            var top = hash & 0xF0000000;
            hash = (hash ^ (top >> 24)) & ~top;
        }

        return hash;
    }

    private static void PatchNeeds(byte[] file, int section, int strings, int stringsSize)
    {
        var need = (int)ReadUInt64(file, section + SectionOffset);
        for (var i = ReadUInt32(file, section + SectionInfo); i > 0; i--)
        {
            var entry = need + (int)ReadUInt32(file, need + 8);
            for (var j = ReadUInt16(file, need + 2); j > 0; j--)
            {
                PatchEntry(file, entry, strings, stringsSize);
                entry += (int)ReadUInt32(file, entry + 12);
            }

            need += (int)ReadUInt32(file, need + 12);
        }
    }

    // An Elf64_Vernaux: hash (4 bytes), flags (2), index (2), name (4), next (4).
    private static void PatchEntry(byte[] file, int entry, int strings, int stringsSize)
    {
        var name = ReadString(file, strings + (int)ReadUInt32(file, entry + 8));
        if (name == UnusedVersion)
        {
            Write(file, entry + 4, BitConverter.GetBytes((ushort)(ReadUInt16(file, entry + 4) | WeakFlag)));
        }
        else if (name == NewerVersion)
        {
            Write(file, entry, BitConverter.GetBytes(Hash(OlderVersion)));
            Write(file, entry + 8, BitConverter.GetBytes((uint)FindString(file, strings, stringsSize, OlderVersion)));
        }
    }

    private static int FindString(byte[] file, int strings, int size, string wanted)
    {
        for (var offset = 0; offset < size;)
        {
            var text = ReadString(file, strings + offset);
            if (text == wanted)
                return offset;
            offset += text.Length + 1;
        }

        throw new InvalidDataException("no string " + wanted);
    }

    private static string ReadString(byte[] file, int offset) =>
        Encoding.ASCII.GetString(file, offset, Array.IndexOf(file, (byte)0, offset) - offset);

    private static ushort ReadUInt16(byte[] file, int offset) => BitConverter.ToUInt16(file, offset);

    private static uint ReadUInt32(byte[] file, int offset) => BitConverter.ToUInt32(file, offset);

    private static ulong ReadUInt64(byte[] file, int offset) => BitConverter.ToUInt64(file, offset);

    private static void Write(byte[] file, int offset, byte[] bytes) => bytes.CopyTo(file, offset);
}

#pragma warning disable MA0048 // The build compiles this one file.
/// <summary>A package whose content is known beforehand: what was downloaded is that, or the build ends.</summary>
internal static class PinnedPackage
{
    /// <summary>What is wrong with a downloaded package; empty when it is the one that was pinned.</summary>
    /// <param name="path">The package.</param>
    /// <param name="sha512">Its SHA-512 in base64.</param>
    public static string Fault(string path, string sha512)
    {
        using (var hash = System.Security.Cryptography.SHA512.Create())
        using (var package = File.OpenRead(path))
        {
            var found = Convert.ToBase64String(hash.ComputeHash(package));
            return found == sha512
                ? ""
                : $"{path} isn't the package that Glimpse Bridge was made with: its SHA-512 is {found}, "
                    + $"not {sha512}. Delete its folder and build again; if that doesn't help, don't use it.";
        }
    }
}

#if !NET
/// <summary>
/// Fills the folder of libtorch's natives: hard links to the package cache where the file system allows, else copies;
/// the shim is always a patched copy. Two builds at once are told apart by a lock, and files appear by renaming.
/// </summary>
public sealed class FillTorchFolder : Microsoft.Build.Utilities.Task
{
    private const int LockAttempts = 1200;
    private const int LockPauseMilliseconds = 250;

    /// <summary>The folder to fill.</summary>
    [Microsoft.Build.Framework.Required]
    public string Folder { get; set; } = "";

    /// <summary>The file that says how the folder is filled: this one.</summary>
    [Microsoft.Build.Framework.Required]
    public string Recipe { get; set; } = "";

    /// <summary>The file written last: the folder is complete when it is no older than the recipe.</summary>
    [Microsoft.Build.Framework.Required]
    public string Stamp { get; set; } = "";

    /// <summary>The package that they come from.</summary>
    [Microsoft.Build.Framework.Required]
    public string Package { get; set; } = "";

    /// <summary>Its SHA-512 in base64.</summary>
    [Microsoft.Build.Framework.Required]
    public string Sha512 { get; set; } = "";

    /// <summary>libtorch's files.</summary>
    [Microsoft.Build.Framework.Required]
    public Microsoft.Build.Framework.ITaskItem[] Libraries { get; set; } =
        Array.Empty<Microsoft.Build.Framework.ITaskItem>();

    /// <summary>TorchSharp's own library.</summary>
    [Microsoft.Build.Framework.Required]
    public string Shim { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        Directory.CreateDirectory(Folder);
        using (TakeLock(Path.Combine(Folder, ".lock")))
        {
            if (File.Exists(Stamp) && File.GetLastWriteTimeUtc(Stamp) >= File.GetLastWriteTimeUtc(Recipe))
                return true;
            var fault = PinnedPackage.Fault(Package, Sha512);
            if (fault.Length > 0)
            {
                Log.LogError(fault);
                return false;
            }

            foreach (var library in Libraries)
            {
                var source = library.GetMetadata("FullPath");
                Place(source, temporary => LinkOrCopy(source, temporary));
            }

            Place(Shim, temporary => File.WriteAllBytes(temporary, PatchedShim()));
            File.WriteAllText(Stamp, "");
        }

        return true;
    }

    private byte[] PatchedShim()
    {
        var bytes = File.ReadAllBytes(Shim);
        return Shim.EndsWith(".so", StringComparison.Ordinal) ? TorchShimPatch.Apply(bytes) : bytes;
    }

    private void Place(string source, Action<string> write)
    {
        var target = Path.Combine(Folder, Path.GetFileName(source));
        var temporary = target + ".new";
        File.Delete(temporary);
        write(temporary);
        File.Delete(target);
        File.Move(temporary, target);
    }

    private static FileStream TakeLock(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                System.Threading.Thread.Sleep(LockPauseMilliseconds);
            }
        }
    }

    private static void LinkOrCopy(string source, string target)
    {
        var linked = Path.DirectorySeparatorChar == '\\'
            ? CreateHardLink(target, source, IntPtr.Zero)
            : link(source, target) == 0;
        if (!linked)
            File.Copy(source, target);
    }

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int link(string source, string target);

    [System.Runtime.InteropServices.DllImport("kernel32", CharSet = System.Runtime.InteropServices.CharSet.Unicode)]
    private static extern bool CreateHardLink(string target, string source, IntPtr attributes);
}
#endif
