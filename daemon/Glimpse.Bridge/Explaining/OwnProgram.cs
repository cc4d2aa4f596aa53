namespace Glimpse.Bridge.Explaining;

/// <summary>How to run this program again as a child.</summary>
internal static class OwnProgram
{
    /// <summary>The command that runs the daemon.</summary>
    public const string Serve = "serve";

    /// <summary>Its hidden option when nobody watches.</summary>
    public const string BackgroundOption = "--background";

    /// <summary>The executable that others run this program by.</summary>
    public static string Launcher =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "glimpse.exe" : "glimpse");

    /// <summary>Its hidden option when its parent waits for it and holds its stdin.</summary>
    public const string WatchedOption = "--watched";

    /// <summary>The command and its first arguments, then those given.</summary>
    public static IReadOnlyList<string> With(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? "";
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Path.Combine(AppContext.BaseDirectory, "glimpse.dll"), .. arguments]
            : [program, .. arguments];
    }
}
