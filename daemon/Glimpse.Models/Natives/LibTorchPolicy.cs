namespace Glimpse.Models.Natives;

/// <summary>Which libtorch of the user's own may be loaded.</summary>
/// <param name="AllowMismatch">Takes another version than the one that TorchSharp was built for, once it has passed the
/// self-test.</param>
/// <param name="SelfTest">
/// A program and its arguments that run <see cref="LibTorchSelfTest"/> on the device whose name is added as last
/// argument; null when there is none, so that no other version can be proven.
/// </param>
public sealed record LibTorchPolicy(bool AllowMismatch, IReadOnlyList<string>? SelfTest)
{
    /// <summary>The variable that allows a mismatch when it is 1, as the option of the command line does.</summary>
    public const string AllowVariable = "GLIMPSE_ALLOW_LIBTORCH_MISMATCH";

    /// <summary>The option of the command line, as messages name it.</summary>
    public const string AllowOption = "--allow-libtorch-mismatch";

    /// <summary>Only TorchSharp's own version.</summary>
    internal static LibTorchPolicy Strict { get; } = new(AllowMismatch: false, SelfTest: null);
}
