using Glimpse.Models.Torch;

namespace Glimpse.Bridge.Explaining;

/// <summary>What a model is computed on.</summary>
/// <param name="Device">A device as <see cref="TorchDevice"/> names it.</param>
/// <param name="Threads">Threads of one operation on the processor; null for one per processor that this process may
/// use.</param>
internal sealed record ComputeSettings(string Device = TorchDevice.Automatic, int? Threads = null);
