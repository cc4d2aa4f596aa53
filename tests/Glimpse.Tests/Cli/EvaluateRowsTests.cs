using Glimpse.Bridge.Cli;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>Tables of predictions that say something twice.</summary>
public sealed class EvaluateRowsTests : IDisposable
{
    private const string Columns = "set,id,pose,cluster,fold,target,prediction,heavy_atoms";
    private const string Rows = "s,a,,A,0,5,5.5,20\ns,b,,B,1,6,5,21\ns,c,,A,0,7,6,22\ns,d,,B,1,4,5,23\n";

    private readonly ScratchFolder scratch = new();
    private readonly string folds;

    public EvaluateRowsTests() => folds = scratch.Write("folds.csv", "cluster40,fold\nA,0\nB,1\n");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(Columns + ",,", Rows, null)]
    [InlineData(Columns + ",pose", Rows, "predictions.csv has two columns pose.")]
    [InlineData(Columns, Rows + "s,d,p1,B,1,4,5,23\n", "predictions.csv has several rows of s/d.")]
    public async Task What_stands_there_twice_is_named(string columns, string rows, string? fault)
    {
        Write($"{columns}\n{rows}");
        await ExpectAsync(fault);
    }

    private void Write(string table)
    {
        Directory.CreateDirectory(scratch.In("predictions"));
        File.WriteAllText(scratch.In("predictions/predictions.csv"), table);
    }

    private async Task ExpectAsync(string? fault)
    {
        var call = await GlimpseCall.RunAsync(
            ["evaluate", "kdeep", "--predictions", scratch.In("predictions"), "--folds", folds]);
        Assert.Equal(fault is null ? ExitCode.Done : ExitCode.BadInput, call.ExitCode);
        Assert.Contains(fault ?? "", call.Error);
    }
}
