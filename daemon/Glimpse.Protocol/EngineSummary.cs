using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>What computed.</summary>
/// <param name="LibTorch">Version of libtorch, such as <c>2.10.0</c> or <c>2.10.0+cu128</c>; empty when it doesn't say.</param>
/// <param name="LibTorchIsExternal">True when it is an installation of the user's own (<c>GLIMPSE_LIBTORCH</c>).</param>
/// <param name="SelfTested">The devices on which a libtorch of another version passed the self-test first; empty for the version that the program was built for.</param>
/// <param name="Device">The device, as torch names it: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Threads">Threads of one operation on the processor.</param>
public sealed record EngineSummary(string LibTorch, bool LibTorchIsExternal, ImmutableArray<string> SelfTested, string Device, int Threads);
