namespace Glimpse.Models.Natives;

/// <summary>The libtorch that computes.</summary>
/// <param name="Version">Its version, such as 2.10.0 or 2.10.0+cu128; empty when it doesn't say.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="IsExternal">True when it is an installation of the user's own.</param>
/// <param name="ProvenOn">The devices on which it passed the self-test in a child process, as torch names them; empty
/// when it didn't need to.</param>
public sealed record LibTorchInfo(string Version, string Folder, bool IsExternal, IReadOnlyList<string> ProvenOn)
{
    /// <summary>The version that this program was built for.</summary>
    public static string BuiltFor => LibTorchVersion.BuiltFor;
}
