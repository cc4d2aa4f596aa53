using System.Runtime.CompilerServices;

namespace Glimpse.Tests;

/// <summary>Paths of the files in tests/fixtures; their origin is in the README there.</summary>
internal static class Fixture
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Folder(), "..", "fixtures"));

    internal static string PathOf(string name) => Path.Combine(Root, name);

    internal static string Text(string name) => File.ReadAllText(PathOf(name));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
