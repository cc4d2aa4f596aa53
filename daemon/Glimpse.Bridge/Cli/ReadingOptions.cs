using System.CommandLine;
using Glimpse.Core.Structures;

namespace Glimpse.Bridge.Cli;

/// <summary>The options that say what to take from a file that offers several things.</summary>
internal sealed class ReadingOptions
{
    public Option<int?> ModelNumber { get; } = new("--model-number")
    {
        HelpName = "N",
        Description = "Which MODEL of a file with several; the first by default.",
    };

    public Option<string?> Assembly { get; } = MakeAssembly();

    public Option<string?> AltLoc { get; } = new("--altloc")
    {
        HelpName = "X",
        Description = "Which alternate location to take where there is that one; else the ligand's, or the one of highest occupancy.",
    };

    private static Option<string?> MakeAssembly()
    {
        var option = new Option<string?>("--assembly")
        {
            HelpName = "models",
            Description = "'models' joins all MODELs of a file that keeps a biological assembly in them.",
        };
        option.AcceptOnlyFromAmong("models");
        return option;
    }

    public StructureReadOptions Read(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(ModelNumber),
        JoinModels = parsed.GetValue(Assembly) is not null,
        AltLoc = parsed.GetValue(AltLoc),
    };
}
