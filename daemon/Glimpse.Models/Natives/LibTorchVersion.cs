using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Glimpse.Models.Natives;

/// <summary>Which version a libtorch is: what files beside it state, or what it says of itself.</summary>
internal static partial class LibTorchVersion
{
    /// <summary>
    /// at::show_config(), which names TORCH_VERSION among the build settings; its string is that of GCC's C++11
    /// library.
    /// </summary>
    private const string ShowConfig = "_ZN2at11show_configB5cxx11Ev";

    private const int RegexTimeoutMs = 1000;
    private const string MetadataKey = "LibTorchVersion";

    private static readonly (string File, Func<Regex> Version)[] Statements =
    [
        ("../version.py", PythonVersion),
        ("../build-version", FirstWord),
        ("build-version", FirstWord),
        ("../include/torch/headeronly/version.h", HeaderVersion),
        ("../include/torch/csrc/api/include/torch/version.h", HeaderVersion),
    ];

    /// <summary>The version that TorchSharp was built for (LibTorchVersion in Directory.Packages.props).</summary>
    internal static string BuiltFor { get; } =
        typeof(LibTorchVersion)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == MetadataKey)
            .Value!;

    /// <summary>
    /// True for the version that TorchSharp was built for, whatever it was compiled with: 2.10.0+cu128 is 2.10.0.
    /// </summary>
    internal static bool IsBuiltFor(string version) => version.Split('+')[0] == BuiltFor;

    /// <summary>
    /// The version as a file states it: PyTorch's <c>version.py</c>, the <c>build-version</c> of a libtorch archive, or
    /// C++ headers.
    /// </summary>
    /// <param name="folder">The folder of libtorch_cpu.</param>
    /// <returns>Null when there is no such file.</returns>
    internal static string? Stated(string folder)
    {
        foreach (var (name, pattern) in Statements)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (File.Exists(path) && pattern().Match(File.ReadAllText(path)) is { Success: true } match)
                return match.Groups["version"].Value;
        }

        return null;
    }

    /// <summary>Loads a libtorch, without TorchSharp's shim, and asks it.</summary>
    /// <returns>Null when it doesn't say.</returns>
    /// <exception cref="Core.GlimpseException">It can't be loaded.</exception>
    internal static string? Ask(TorchFiles files)
    {
        foreach (var library in files.Libraries.SkipLast(1))
        {
            var handle = NativeLoader.LoadLibrary(library);
            if (OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(handle, ShowConfig, out var function))
                return BuildSetting().Match(Configuration(function)) is { Success: true } match
                    ? match.Groups["version"].Value
                    : null;
        }

        return null;
    }

    /// <summary>The string isn't freed: it is asked for once, in a process that ends soon.</summary>
    private static unsafe string Configuration(nint function)
    {
        var returned = default(CxxString);
        ((delegate* unmanaged<CxxString*, CxxString*>)function)(&returned);
        return Encoding.UTF8.GetString(returned.Text, checked((int)returned.Length));
    }

    [GeneratedRegex(
        """^__version__\s*=\s*["'](?<version>[^"']+)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        RegexTimeoutMs)]
    private static partial Regex PythonVersion();

    [GeneratedRegex(@"^\s*(?<version>\d\S*)", RegexOptions.ExplicitCapture, RegexTimeoutMs)]
    private static partial Regex FirstWord();

    [GeneratedRegex(
        """#define\s+TORCH_VERSION[\s\\]+"(?<version>[^"]+)["]""",
        RegexOptions.ExplicitCapture,
        RegexTimeoutMs)]
    private static partial Regex HeaderVersion();

    [GeneratedRegex(@"\bTORCH_VERSION=(?<version>[^,\s]+)", RegexOptions.ExplicitCapture, RegexTimeoutMs)]
    private static partial Regex BuildSetting();

    /// <summary>std::string as GCC's library lays it out: address, length, and 16 bytes for short texts.</summary>
    private unsafe struct CxxString
    {
        public byte* Text;
        public nuint Length;
        public fixed byte Short[16];
    }
}
