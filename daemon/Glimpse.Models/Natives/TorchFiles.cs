using System.Runtime.InteropServices;
using Glimpse.Core;

namespace Glimpse.Models.Natives;

/// <summary>Where libtorch and TorchSharp's shim lie, found but not loaded yet.</summary>
/// <param name="Libraries">Absolute paths in the order in which they must be loaded; the shim is last.</param>
/// <param name="IsExternal">True when libtorch comes from an installation of the user's own.</param>
internal sealed record TorchFiles(IReadOnlyList<string> Libraries, bool IsExternal)
{
    /// <summary>The variable that names a folder with another libtorch, such as one built for CUDA.</summary>
    internal const string ExternalVariable = "GLIMPSE_LIBTORCH";

    /// <summary>The folder of libtorch.</summary>
    internal string Folder =>
        Path.GetDirectoryName(Libraries.Single(path => Path.GetFileName(path) == FileName("torch_cpu")))!;

    private const string PublishedFolder = "torch";
    private const string BuildFolder = "artifacts";

    private static readonly string[] OpenMp = ["libgomp*.so*", "libomp*.dylib", "libiomp5*"];
    private static readonly (string Name, bool Required)[] InOrder =
        [("c10", true), ("torch_cpu", true), ("c10_cuda", false), ("torch_cuda", false), ("torch", true)];

    /// <summary>
    /// Finds the files: the shim beside the executable or in the build's folder, libtorch there or in the folder given.
    /// </summary>
    /// <param name="baseDirectory">The executable's folder.</param>
    /// <param name="external">The value of <see cref="ExternalVariable"/>, or null.</param>
    /// <exception cref="GlimpseException">A folder or a file is missing; the message says which.</exception>
    internal static TorchFiles Locate(string baseDirectory, string? external)
    {
        var packaged = FindPackaged(baseDirectory);
        var shim = Required(packaged, FileName("LibTorchSharp"));
        var isExternal = !string.IsNullOrWhiteSpace(external);
        var folder = isExternal ? FindExternal(external!) : packaged;
        List<string> files = [.. OpenMp.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern))];
        foreach (var (name, required) in InOrder)
        {
            var path = Path.Combine(folder, FileName(name));
            if (required)
                files.Add(Required(folder, FileName(name)));
            else if (File.Exists(path))
                files.Add(path);
        }

        return new([.. files, shim], isExternal);
    }

    /// <summary>A library's file name on this platform, such as libc10.so for c10.</summary>
    internal static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";

    private static string FindPackaged(string baseDirectory)
    {
        var published = Path.Combine(baseDirectory, PublishedFolder);
        if (Directory.Exists(published))
            return published;
        var built = Path.Combine(PublishedFolder, BuildRid());
        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, built);
            if (folder.Name == BuildFolder && Directory.Exists(path))
                return path;
        }

        throw new GlimpseException(
            GlimpseErrorCode.Environment,
            $"The folder {published} with libtorch is missing.",
            "Install Glimpse Bridge again, or build it with 'dotnet build', which puts libtorch into artifacts/torch.");
    }

    private static string FindExternal(string external)
    {
        var folder = Path.GetFullPath(external);
        foreach (var candidate in (string[])[folder, Path.Combine(folder, "lib")])
        {
            if (File.Exists(Path.Combine(candidate, FileName("torch_cpu"))))
                return candidate;
        }

        throw new GlimpseException(
            GlimpseErrorCode.Environment,
            $"{ExternalVariable} names {folder}, where there is no {FileName("torch_cpu")}.",
            $"Set {ExternalVariable} to the folder that holds {FileName("torch_cpu")} (in a PyTorch installation: "
                + $"torch/lib), or unset it.");
    }

    private static string Required(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path)
            ? path
            : throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{path} is missing.",
                $"Install Glimpse Bridge again, or set {ExternalVariable} to a folder with a complete libtorch.");
    }

    private static string BuildRid()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return RuntimeInformation.OSArchitecture == Architecture.Arm64 ? $"{system}-arm64" : $"{system}-x64";
    }
}
