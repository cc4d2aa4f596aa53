using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>Has ChimeraX install the bundle for this user, and take it away again.</summary>
/// <param name="Program">ChimeraX.</param>
internal sealed record ChimeraXPlugin(ChimeraXProgram Program)
{
    private const string Bundle = "ChimeraX-Glimpse";
    // of 'glimpse explain', which ChimeraX tells once it has the bundle
    private const string Synopsis = "Explain a prediction";

    // Below the user's data: ChimeraX/VERSION/lib/pythonX.Y/site-packages.
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 6,
        IgnoreInaccessible = true,
    };

    /// <summary>
    /// The folder of the bundle in one of the user's ChimeraX versions; where it would be while it isn't installed.
    /// </summary>
    public static string InstalledFolder
    {
        get
        {
            var root = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
                OperatingSystem.IsWindows() ? "UCSF/ChimeraX" : "ChimeraX");
            var wanted = Path.Combine("site-packages", "chimerax", "glimpse");
            return (
                    Directory.Exists(root)
                        ? Directory
                            .EnumerateDirectories(root, "glimpse", Deep)
                            .FirstOrDefault(found => found.EndsWith(wanted, StringComparison.Ordinal))
                        : null
                ) ?? Path.Combine(root, wanted);
        }
    }

    /// <summary>Installs the bundle, or brings it up to date.</summary>
    /// <param name="wheel">The bundle.</param>
    /// <param name="executable">What the bundle runs.</param>
    /// <exception cref="GlimpseException">ChimeraX refuses, or doesn't know the command afterwards.</exception>
    public void Install(ChimeraXWheel wheel, string executable)
    {
        var folder = Directory.CreateTempSubdirectory("glimpse-").FullName;
        try
        {
            var file = wheel.Write(folder, executable).Replace('\\', '/');
            var said = Program.Run($"toolshed install \"{file}\" reinstall true noDeps true; usage glimpse explain");
            if (!said.Contains(Synopsis, StringComparison.Ordinal))
            {
                throw new GlimpseException(
                    GlimpseErrorCode.Environment,
                    $"ChimeraX ({Program.Path}) doesn't know 'glimpse explain' after it installed the bundle.",
                    "Look at what 'toolshed install' says in ChimeraX's log.");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes the bundle away.</summary>
    /// <exception cref="GlimpseException">ChimeraX refuses.</exception>
    public void Uninstall() => Program.Run($"toolshed uninstall {Bundle}");
}
