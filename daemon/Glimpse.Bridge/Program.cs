using System.Text;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var models = new InstalledModels();
return await new CommandLine(models, Console.Out, Console.Error).RunAsync(args);
