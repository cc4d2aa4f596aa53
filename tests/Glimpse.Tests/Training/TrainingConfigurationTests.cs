using Glimpse.Core;
using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Training;

public sealed class TrainingConfigurationTests
{
    private static readonly TrainingOptions Defaults = new()
    {
        Objective = TrainingObjective.Regression,
        GridSize = 24,
        Shift = 0.5,
    };

    [Fact]
    public void Members_of_the_object_replace_those_of_the_defaults_and_the_command_line_both()
    {
        var options = TrainingConfiguration.Apply(
            Defaults,
            Settings("""{"learningRate": 0.01, "epochs": 7, "seed": 5}""") with
            {
                Epochs = 3,
            });
        Assert.Equal(Defaults with { LearningRate = 0.01, Epochs = 3, Seed = 5 }, options);
    }

    [Theory]
    [InlineData("""{"learningrate": 0.01}""", "learningrate")]
    [InlineData("""{"epochs": "many"}""", "epochs")]
    [InlineData("""{"epochs": 0}""", "epochs must be")]
    [InlineData("""{"learningRate": -1}""", "learningRate must be")]
    [InlineData("""{"learningRate": 1e999}""", "learningRate must be")]
    [InlineData("""{"batchSize": 0}""", "batchSize must be")]
    [InlineData("""{"gridSize": 48}""", "gridSize is 48")]
    [InlineData("""{"objective": 7}""", "objective")]
    [InlineData("""{"shift": 1e9}""", "shift must be")]
    [InlineData("""{"ranking": -1}""", "ranking must be")]
    [InlineData("""{"rankingMargin": 1e999}""", "rankingMargin must be")]
    [InlineData("""{"consistency": -0.5}""", "consistency must be")]
    [InlineData("""{"seed": 1, "seed": 2}""", "seed")]
    [InlineData("""{"epochs": 1.5}""", "'epochs' has a value of the wrong type, or none of those that it may have.")]
    [InlineData("""{"rate": 1}""", "there is no member 'rate'.")]
    [InlineData("[1]", "it is no JSON object.")]
    [InlineData("null", "it is no JSON object.")]
    [InlineData("{", "it is no JSON from byte 2 of the line on.")]
    public void What_is_no_option_is_refused_by_name(string text, string named)
    {
        var fault = Assert.Throws<GlimpseException>(() => TrainingConfiguration.Apply(Defaults, Settings(text)));
        Assert.Equal(GlimpseErrorCode.BadUsage, fault.Code);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private static TrainingSettings Settings(string configuration) =>
        new() { Model = "kdeep", Data = "", Output = "", Configuration = configuration };
}
