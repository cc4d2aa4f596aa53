using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Options;

namespace Glimpse.Bridge.Plugins;

/// <summary>
/// The wheel that ChimeraX's <c>toolshed install</c> takes, as ChimeraX's own bundle builder makes it.
/// </summary>
/// <param name="Package">The files of the package <c>chimerax.glimpse</c>.</param>
/// <param name="Metadata">METADATA but for its version: ChimeraX learns commands, tools and buttons from its
/// classifiers.</param>
/// <param name="Version">The bundle's version, which is the program's.</param>
internal sealed record ChimeraXWheel(PluginFolder Package, string Metadata, string Version)
{
    /// <summary>The file in the package that names the executable, so that the bundle finds it.</summary>
    private const string InstallerName = "installed-by";

    /// <summary>Where the wheel has the package; no other program's wheel has that.</summary>
    public const string PackagePath = "chimerax/glimpse/";

    /// <summary>What the folder of what a wheel says of itself is called before its version.</summary>
    public const string InfoPrefix = Name + "-";

    private const string Name = "ChimeraX_Glimpse";
    private const string OptionsMark = "<!-- options -->";
    private const string FirstLine = "Metadata-Version: 2.1\n";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The name that a wheel must have.</summary>
    public string FileName => $"{Name}-{Version}-py3-none-any.whl";

    private string InfoPath => $"{Name}-{Version}.dist-info/";

    /// <summary>The bundle that lies beside the executable.</summary>
    /// <exception cref="Glimpse.Core.GlimpseException">It isn't there.</exception>
    public static ChimeraXWheel Own()
    {
        var package = PluginFolder.ForChimeraX();
        return new ChimeraXWheel(
            package,
            File.ReadAllText(Path.Combine(package.Path, "..", "bundle", "METADATA")),
            ResultRecords.Program.Version);
    }

    /// <summary>The wheel; the same files make the same.</summary>
    /// <param name="executable">What the bundle shall run; null leaves it to the search.</param>
    public byte[] Pack(string? executable = null)
    {
        using var wheel = new MemoryStream();
        using (var archive = new ZipArchive(wheel, ZipArchiveMode.Create, leaveOpen: true))
        {
            var record = new StringBuilder();
            foreach (var name in Package.FileNames())
                Add(archive, record, PackagePath + name, WithOptions(name));
            if (executable is not null)
                Add(archive, record, PackagePath + InstallerName, Encoding.UTF8.GetBytes(executable + "\n"));
            Add(
                archive,
                record,
                InfoPath + "METADATA",
                Encoding.UTF8.GetBytes(
                    Metadata
                        .ReplaceLineEndings("\n")
                        .Replace(FirstLine, $"{FirstLine}Version: {Version}\n", StringComparison.Ordinal)));
            Add(
                archive,
                record,
                InfoPath + "WHEEL",
                Encoding.UTF8.GetBytes(
                    $"Wheel-Version: 1.0\nGenerator: glimpse {Version}\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
            Add(archive, record, InfoPath + "top_level.txt", "chimerax\n"u8.ToArray());
            record.Append(CultureInfo.InvariantCulture, $"{InfoPath}RECORD,,\n");
            Store(archive, InfoPath + "RECORD", Encoding.UTF8.GetBytes(record.ToString()));
        }

        return wheel.ToArray();
    }

    /// <summary>A file of the package; the page of the commands with the options that there are.</summary>
    private byte[] WithOptions(string name) => name.EndsWith(".html", StringComparison.Ordinal)
        ? Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Package.Content(name))
                .Replace(OptionsMark, OptionPage.Of(OptionTable.All, OptionAsker.ChimeraX), StringComparison.Ordinal))
        : Package.Content(name);

    /// <summary>Writes the wheel to a folder of its own.</summary>
    /// <param name="folder">The folder, which must exist.</param>
    /// <param name="executable">What the bundle shall run; null leaves it to the search.</param>
    /// <returns>The file.</returns>
    public string Write(string folder, string? executable = null)
    {
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes(path, Pack(executable));
        return path;
    }

    private static void Add(ZipArchive archive, StringBuilder record, string name, byte[] content)
    {
        Store(archive, name, content);
        record.Append(
            CultureInfo.InvariantCulture,
            $"{name},sha256={Base64Url.EncodeToString(SHA256.HashData(content))},{content.Length}\n");
    }

    private static void Store(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
