namespace Glimpse.Core.Structures;

/// <summary>What an input is called in messages and results: the name of its file, never its folder.</summary>
public static class InputName
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private const string StandardInputName = "stdin";
    private const string PipeName = "pipe";

    private static readonly string[] StandardInputFiles = [StandardInput, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
    private static readonly string[] DescriptorFolders = ["/dev/fd/", "/proc/self/fd/"];

    /// <summary>The name of a path; that of a shell's pipe doesn't tell its number, which means nothing.</summary>
    public static string Of(string path) => StandardInputFiles.Contains(path) ? StandardInputName
        : Array.Exists(DescriptorFolders, folder => path.StartsWith(folder, StringComparison.Ordinal)) ? PipeName
        : Path.GetFileName(path);
}
