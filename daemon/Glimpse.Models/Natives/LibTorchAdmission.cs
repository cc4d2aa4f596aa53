using Glimpse.Core;

namespace Glimpse.Models.Natives;

/// <summary>
/// Decides, before anything is loaded, whether a libtorch may be: TorchSharp's own version at once, another one only
/// where that is allowed and a child process has proven it.
/// </summary>
internal static class LibTorchAdmission
{
    private const string Unset = $"Set {TorchFiles.ExternalVariable} to a libtorch of that version, or unset it";

    /// <summary>Admits a libtorch.</summary>
    /// <param name="files">What was found.</param>
    /// <param name="policy">What may be loaded.</param>
    /// <param name="device">The device that it is wanted for, as the user names it.</param>
    /// <param name="hangGuard">How long the child process may take.</param>
    /// <exception cref="GlimpseException">It is another version and not allowed, or it failed the
    /// self-test.</exception>
    internal static LibTorchInfo Admit(TorchFiles files, LibTorchPolicy policy, string device, TimeSpan hangGuard)
    {
        if (!files.IsExternal)
            return new LibTorchInfo(LibTorchVersion.BuiltFor, files.Folder, IsExternal: false, []);
        var stated = LibTorchVersion.Stated(files.Folder);
        if (stated is not null && LibTorchVersion.IsBuiltFor(stated))
            return new LibTorchInfo(stated, files.Folder, IsExternal: true, []);
        if (policy.SelfTest is null || (stated is not null && !policy.AllowMismatch))
            throw Refusal(files.Folder, stated);

        var outcome = SelfTestProcess.Run(policy.SelfTest, files.Folder, device, hangGuard);
        var version = stated ?? outcome.Version;
        if (!policy.AllowMismatch && version is not null && !LibTorchVersion.IsBuiltFor(version))
            throw Refusal(files.Folder, version);
        if (outcome.Fault is { } fault)
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The libtorch {version} in {files.Folder} failed its self-test: {fault}",
                $"{Unset}.");
        return policy.AllowMismatch || version is not null
            ? new LibTorchInfo(version ?? "", files.Folder, IsExternal: true, outcome.Devices)
            : throw Refusal(files.Folder, version);
    }

    private static GlimpseException Refusal(string folder, string? version) =>
        new(
            GlimpseErrorCode.Environment,
            $"The libtorch in {folder} is "
                + $"{(version is null ? "of a version that it doesn't state" : $"version {version}")}, not "
                + $"{LibTorchVersion.BuiltFor}, for which this program was built.",
            $"{Unset}; {LibTorchPolicy.AllowOption} takes it all the same, once it has passed a self-test.");
}
