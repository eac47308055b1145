from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0004_quizzes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='exercise',
            name='kind',
            field=models.CharField(choices=[('exercise', 'exercise'), ('project', 'project'), ('check', 'check'), ('lesson', 'lesson')], max_length=10),
        ),
    ]
