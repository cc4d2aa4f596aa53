using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Models.Torch;

namespace Glimpse.Bridge.Cli;

/// <summary>The options of <c>glimpse explain</c> that say what it computes on.</summary>
internal sealed class ComputeOptions
{
    private const int MostThreads = 1024;

    private readonly Option<string> device = new("--device")
    {
        HelpName = "NAME",
        DefaultValueFactory = _ => TorchDevice.Automatic,
        Description = "auto, cpu, cuda or cuda:N; CUDA needs GLIMPSE_LIBTORCH and is untested.",
    };

    private readonly Option<int?> threads = new("--threads")
    {
        HelpName = "N",
        Description = "Threads on the processor; all by default.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(device);
        command.Options.Add(threads);
        threads.Validators.Add(result => OptionChecks.Between(result, 1, MostThreads));
        device.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !TorchDevice.IsName(result.Tokens[0].Value))
                result.AddError($"--device takes auto, cpu, cuda or cuda:N, not '{result.Tokens[0].Value}'.");
        });
    }

    public ComputeSettings Read(ParseResult parsed) => new(parsed.GetRequiredValue(device), parsed.GetValue(threads));
}
